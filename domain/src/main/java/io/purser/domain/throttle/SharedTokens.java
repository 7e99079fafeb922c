package io.purser.domain.throttle;

import java.util.List;

/**
 * What there is left for each subject, shared by all nodes. A subject that nobody has asked for has
 * all that its rate allows at once.
 */
public interface SharedTokens {
  /** As many wishes as one call may bring. */
  int MOST = 256;

  /**
   * Takes for each subject what this node has used already, however little there is, and then what
   * it would like to have in hand: at most half of what is left, so that other nodes find some too.
   * One statement, and never inside a unit of work.
   *
   * @param wishes at most {@link #MOST}, each subject once
   * @return an answer to each wish, in their order
   */
  List<Grant> exchange(List<Wish> wishes);

  /**
   * What a node asks for.
   *
   * @param owed what it has used already without having it
   * @param wanted what it would have in hand
   */
  record Wish(Subject subject, Rate rate, int owed, int wanted) {
    public Wish {
      if (owed < 0 || wanted < 0) {
        throw new IllegalArgumentException("a node neither owes nor wants less than nothing");
      }
    }
  }

  /**
   * What it gets.
   *
   * @param granted at most what it wanted
   * @param left what there is after that; below zero when nodes have used more than there was
   */
  record Grant(int granted, int left) {}
}
