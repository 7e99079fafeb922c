package io.purser.rest.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds its way in a document of maps and lists, and makes what is missing there. */
final class Tree {
  private Tree() {}

  @SuppressWarnings("unchecked") // every map of the document has been made with text for its keys
  static Map<String, Object> child(Map<String, Object> parent, String name) {
    return (Map<String, Object>)
        parent.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>());
  }

  /** The list of this name as one that can grow; it is put in the place of the old one. */
  static List<Object> list(Map<String, Object> parent, String name) {
    var list = new ArrayList<Object>();
    if (parent.get(name) instanceof List<?> known) {
      list.addAll(known);
    }
    parent.put(name, list);
    return list;
  }

  /** A map in the given order: names and values by turns. */
  static Map<String, Object> of(Object... namesAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }

  /** Refers to a component of the document. */
  static Map<String, Object> reference(String kind, String name) {
    return of("$ref", "#/components/" + kind + "/" + name);
  }
}
