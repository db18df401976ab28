package dev.hillock.cli;

import dev.hillock.json.PlainText;
import dev.hillock.train.ExplainedChoice;
import dev.hillock.train.ExplainedChoice.Topic;
import java.util.ArrayList;
import java.util.List;

/// The choices of a plan as lines: what, what was chosen, and below it why.
final class ChoicesText {

  private static final String INDENT = " ".repeat(10);

  private final List<ExplainedChoice> choices;
  private final int width;

  /// @param width of a line, in characters
  ChoicesText(List<ExplainedChoice> choices, int width) {
    this.choices = choices;
    this.width = width;
  }

  /// The lines, a block for each topic.
  List<String> lines() {
    var lines = new ArrayList<String>();
    for (Topic topic : Topic.values()) {
      var ofTopic = choices.stream().filter(choice -> choice.topic() == topic).toList();
      String title = title(topic);
      for (ExplainedChoice choice : ofTopic) {
        String head = choice.subject() + ": " + choice.chosen();
        var wrapped = wrap(PlainText.of(head), width - INDENT.length());
        for (String line : wrapped) {
          lines.add(title + " ".repeat(Math.max(0, INDENT.length() - title.length())) + line);
          title = "";
        }
        wrap(PlainText.of(choice.reason()), width - INDENT.length() - 2)
            .forEach(line -> lines.add(INDENT + "  " + line));
      }
      if (!ofTopic.isEmpty()) {
        lines.add("");
      }
    }
    lines.removeLast();
    return lines;
  }

  private static String title(Topic topic) {
    return switch (topic) {
      case ROWS -> "Choices";
      case COLUMNS -> "Columns";
      case SETTINGS -> "Settings";
      case VARIANTS -> "Variants";
    };
  }

  /// Broken at blanks; a word longer than a line stays whole.
  static List<String> wrap(String text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
