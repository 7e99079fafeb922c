package io.purser.rest.edge;

import java.util.Locale;

/** Why a connection is ended by us, as metrics name it. */
enum CutOff {
  TOTAL,
  ADDRESS,
  SLOW_HEAD,
  SLOW_BODY,
  SILENT_BODY,
  SLOW_READER,
  PIPELINED,
  MALFORMED;

  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
