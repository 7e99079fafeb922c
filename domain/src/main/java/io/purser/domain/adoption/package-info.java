/** Taking over customers whom the provider has and we have not linked. */
@NullMarked
package io.purser.domain.adoption;

import org.jspecify.annotations.NullMarked;
