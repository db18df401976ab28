package dev.hillock.bench.accuracy;

import dev.hillock.data.Table;
import dev.hillock.json.JsonObject;
import java.util.ArrayList;

/// A model of scikit-learn, whose figures `reference.json` holds.
record ReferenceRival(String name, JsonObject reference) implements Rival {

  private static final String BALANCED = "bal ";

  @Override
  public Outcome on(TableTask task, Table table) {
    if (reference.find(task.name()).isEmpty()
        || reference.object(task.name()).find(name).isEmpty()) {
      return new Outcome.Failure("-", "reference.json has no figure");
    }
    var figures = reference.object(task.name()).array(name);
    var values = new ArrayList<Double>();
    for (int t = 0; t < task.targets().size(); t++) {
      values.add(
          task.classes() && task.isBalanced()
              ? Double.parseDouble(figures.text(1).substring(BALANCED.length()))
              : figures.number(t));
    }
    return new Outcome.Figures(values);
  }
}
