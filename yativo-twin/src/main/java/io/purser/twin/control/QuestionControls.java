package io.purser.twin.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.Store;
import io.purser.twin.state.card.ExtraQuestion;
import java.util.List;

/** Changes the questionnaire, as the provider may. */
final class QuestionControls {
  private static final String PATH = "/source-of-funds/questions";

  private final Store store;

  QuestionControls(Store store) {
    this.store = store;
  }

  List<Route<Control>> routes() {
    return List.of(Control.post(PATH, this::add), Control.delete(PATH, this::removeAll));
  }

  private Response add(Control.Call call) {
    var fields = call.fields();
    String id = fields.requiredText("question");
    String label = fields.requiredText("label");
    var options = fields.texts("options").orElse(List.of());
    fields.done();
    if (options.isEmpty()) {
      throw ControlRefusal.invalid("options must not be empty.");
    }
    var question = new ExtraQuestion(id, label, options);
    store.commit(
        world -> {
          world.extraQuestions.put(question);
          return question;
        });
    ObjectNode json = Json.object().put("question", id).put("label", label);
    options.forEach(json.putArray("options")::add);
    return Response.json(201, json);
  }

  private Response removeAll(Control.Call call) {
    call.fields().done();
    int removed =
        store.commit(
            world -> {
              int all = world.extraQuestions.size();
              world.extraQuestions.clear();
              return all;
            });
    return Response.json(200, Json.object().put("removed", removed));
  }
}
