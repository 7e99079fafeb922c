package io.purser.rest.json;

/**
 * For whom a view is written. Members that are marked {@link ForCompany} are left out for others.
 */
public enum Audience {
  END_USER(ForEveryone.class),
  COMPANY(ForCompany.class);

  /** What everyone sees. */
  public interface ForEveryone {}

  /** What only services and operators see. */
  public interface ForCompany extends ForEveryone {}

  private final Class<?> view;

  Audience(Class<?> view) {
    this.view = view;
  }

  Class<?> view() {
    return view;
  }
}
