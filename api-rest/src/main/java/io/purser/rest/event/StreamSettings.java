package io.purser.rest.event;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How events are streamed.
 *
 * @param heartbeat how long a stream is silent at most; shorter than the time after which the
 *     server or a proxy closes a silent connection
 * @param patience how long a client may take to read what is ready for it before its stream ends
 * @param lifetime when a stream ends, so that its caller shows the credential again
 * @param maximum how many streams a node serves
 * @param perTenant how many of them for one tenant
 * @param poll how often a node looks for events of a tenant that is followed on it
 */
@ConfigurationProperties("purser.events.streams")
record StreamSettings(
    @Bindable(defaultValue = "15s") Duration heartbeat,
    @Bindable(defaultValue = "30s") Duration patience,
    @Bindable(defaultValue = "15m") Duration lifetime,
    @Bindable(defaultValue = "1000") int maximum,
    @Bindable(defaultValue = "250") int perTenant,
    @Bindable(defaultValue = "250ms") Duration poll) {}
