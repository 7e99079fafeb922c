package io.purser.dist;

import io.purser.local.BadOption;
import java.util.List;

/**
 * What {@code ./purser image} is asked for.
 *
 * @param check whether to run the image as well
 */
record ImageOptions(boolean check) {
  /**
   * @throws BadOption when the arguments make no sense
   */
  static ImageOptions parse(List<String> arguments) {
    if (arguments.isEmpty()) {
      return new ImageOptions(false);
    }
    if (arguments.equals(List.of("--check"))) {
      return new ImageOptions(true);
    }
    throw new BadOption("image takes no option but --check");
  }
}
