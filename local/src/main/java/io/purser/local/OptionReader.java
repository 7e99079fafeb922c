package io.purser.local;

import java.util.Iterator;
import java.util.List;

/** Reads the options of a command one after the other. */
public final class OptionReader {
  private final Iterator<String> arguments;
  private String option = "";

  public OptionReader(List<String> arguments) {
    this.arguments = arguments.iterator();
  }

  public boolean hasNext() {
    return arguments.hasNext();
  }

  public String next() {
    option = arguments.next();
    return option;
  }

  public String value() {
    if (!arguments.hasNext()) {
      throw new BadOption(option + " needs a value");
    }
    return arguments.next();
  }

  public int number(int least, int most) {
    var text = value();
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Refused below, like a number out of range.
    }
    throw new BadOption(
        option + " takes a number from " + least + " to " + most + ", not '" + text + "'");
  }

  public BadOption unknown() {
    return new BadOption("there is no option " + option);
  }
}
