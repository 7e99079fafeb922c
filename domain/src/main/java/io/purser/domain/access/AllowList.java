package io.purser.domain.access;

import io.purser.domain.net.Subnet;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** The addresses that a key may be used from: anywhere when there are none. */
public record AllowList(List<Block> blocks) {
  public static final int MOST = 20;
  public static final AllowList ANYWHERE = new AllowList(List.of());

  /** A block of addresses, in the words of whoever set it. */
  public record Block(String text, Subnet subnet) {}

  public AllowList {
    blocks = List.copyOf(blocks);
    if (blocks.size() > MOST) {
      throw new IllegalArgumentException("at most " + MOST + " blocks of addresses");
    }
  }

  public static AllowList of(List<String> blocks) {
    return new AllowList(
        blocks.stream().map(text -> new Block(text, Subnet.parse(text).orElseThrow())).toList());
  }

  /** Why this is no block of addresses, or empty when it is one. */
  public static Optional<String> problemWith(String block) {
    return Subnet.parse(block).isPresent()
        ? Optional.empty()
        : Optional.of(
            "must be blocks of addresses such as 203.0.113.0/24 or 2001:db8::/32, the first address"
                + " of each and how many bits its addresses share");
  }

  public boolean allows(InetAddress address) {
    return blocks.isEmpty() || blocks.stream().anyMatch(block -> block.subnet().contains(address));
  }

  public List<String> texts() {
    return blocks.stream().map(Block::text).toList();
  }
}
