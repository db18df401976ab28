package dev.hillock.cli;

import dev.hillock.settings.Settings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Settings in a YAML file: the names of the options without their dashes, a list where the option
/// takes commas, and `COLUMN: type` under `type`.
///
/// Only the text's structure is read; no tag, class or file that it names is followed.
record ConfigFile(Settings settings) {

  /// The memory that the library takes for one long value grows with the square of its length.
  private static final int MOST_CHARACTERS = 100_000;

  private static final int LONGEST_MESSAGE = 600;

  /// What YAML itself makes of plain values. Every other tag asks for something that is not done.
  private static final Set<Tag> PLAIN_TAGS =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP);

  /// Reads a file.
  ///
  /// @throws UsageException with file, line and column for what is not as it should be
  static ConfigFile read(Path path) {
    try {
      if (Files.size(path) > MOST_CHARACTERS) {
        throw new UsageException(
            "%s has %d bytes; settings take at most %d"
                .formatted(path, Files.size(path), MOST_CHARACTERS));
      }
      return parse(path.toString(), Files.readString(path));
    } catch (NoSuchFileException _) {
      throw new UsageException("%s: there is no such file; --config names one".formatted(path));
    } catch (CharacterCodingException _) {
      throw new UsageException("%s is not UTF-8 text; save it as UTF-8".formatted(path));
    } catch (IOException e) {
      throw new UsageException(
          Files.isDirectory(path)
              ? "%s is a folder; --config names a file".formatted(path)
              : "%s cannot be read: %s; check the path and the disk"
                  .formatted(path, Failures.words(e)));
    }
  }

  static ConfigFile parse(String name, String text) {
    var load =
        LoadSettings.builder()
            .setLabel(name)
            .setCodePointLimit(MOST_CHARACTERS)
            // Refused by us, with line and column.
            .setAllowNonScalarKeys(true)
            .build();
    Optional<Node> root;
    try {
      var events = new ParserImpl(load, new StreamReader(load, text));
      root =
          new Composer(load, new LimitedYaml(events, (event, what) -> at(name, event, what)))
              .getSingleNode();
    } catch (MarkedYamlEngineException e) {
      String where = e.getProblemMark().map(ConfigFile::where).orElse("");
      throw new UsageException(name + where + ": not YAML, " + shortened(oneLine(problem(e))));
    } catch (ReaderException e) {
      long line = 1 + text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count();
      throw new UsageException(
          "%s line %d: character U+%04X is not allowed; remove it"
              .formatted(name, line, e.getCodePoint()));
    } catch (NumberFormatException _) {
      // The library's own, of a text that ends within an escape.
      throw new UsageException(name + ": not YAML, an escape such as \\x41 has no digits; mend it");
    } catch (IllegalArgumentException e) {
      // The library's own, of a tag that an escape makes a blank of.
      String words = oneLine(Failures.words(e)).replaceFirst("\\.$", "");
      throw new UsageException(
          name + ": not YAML, " + shortened(words) + "; leave tags such as !name out");
    } catch (YamlEngineException e) {
      throw new UsageException(name + ": not YAML, " + shortened(oneLine(Failures.words(e))));
    }
    return root.map(node -> new Reader(name).read(node))
        .orElse(new ConfigFile(Settings.defaults()));
  }

  private static UsageException at(String file, Event event, String what) {
    return new UsageException(
        file + event.getStartMark().map(ConfigFile::where).orElse("") + ": " + shortened(what));
  }

  /// On one line, and without the middle of a value that is as long as the file.
  private static String shortened(String what) {
    String line = what.replaceAll("\\R", " ");
    return line.length() <= LONGEST_MESSAGE
        ? line
        : line.substring(0, LONGEST_MESSAGE / 2)
            + " … "
            + line.substring(line.length() - LONGEST_MESSAGE / 2);
  }

  private static String where(Mark mark) {
    return " line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
  }

  /// Some problems begin in the middle of a sentence: `but found another document`.
  private static String problem(MarkedYamlEngineException e) {
    String problem = e.getProblem();
    return problem.startsWith("but ") && e.getContext() != null
        ? e.getContext() + " " + problem
        : problem;
  }

  private static String oneLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  /// Walks the nodes with the file's name at hand.
  private record Reader(String file) {

    ConfigFile read(Node root) {
      checkTag(root);
      if (!(root instanceof MappingNode mapping)) {
        throw at(root, "names with values are expected, such as 'epochs: 20'");
      }
      var settings = Settings.defaults();
      var seen = new ArrayList<String>();
      for (NodeTuple tuple : mapping.getValue()) {
        String name = scalar(tuple.getKeyNode());
        if (seen.contains(name)) {
          throw at(tuple.getKeyNode(), "'%s' stands twice; keep one of them".formatted(name));
        }
        seen.add(name);
        settings = with(settings, name, tuple);
      }
      return new ConfigFile(settings);
    }

    private void checkTag(Node node) {
      if (!PLAIN_TAGS.contains(node.getTag())) {
        throw at(
            node,
            "tag '%s' means nothing here; leave it out"
                .formatted(node.getTag().getValue().replaceFirst("^tag:yaml.org,2002:", "!!")));
      }
    }

    private Settings with(Settings settings, String name, NodeTuple tuple) {
      Node node = tuple.getValueNode();
      boolean takesOne =
          Settings.ALL.stream()
              .anyMatch(s -> s.name().equals(name) && !(s.defaultValue() instanceof List));
      String value = takesOne ? scalar(node) : text(node);
      try {
        return settings.with(name, value);
      } catch (IllegalArgumentException e) {
        boolean known = Settings.ALL.stream().anyMatch(s -> s.name().equals(name));
        throw at(known ? node : tuple.getKeyNode(), Failures.words(e));
      }
    }

    /// The text that the option would take on the command line.
    private String text(Node node) {
      checkTag(node);
      return switch (node) {
        case ScalarNode scalar -> scalar.getValue();
        case SequenceNode sequence -> join(sequence.getValue().stream().map(this::scalar).toList());
        case MappingNode mapping ->
            join(
                mapping.getValue().stream()
                    .map(t -> scalar(t.getKeyNode()) + "=" + scalar(t.getValueNode()))
                    .toList());
        default -> throw at(node, "a value or a list is expected");
      };
    }

    private static String join(List<String> parts) {
      return parts.isEmpty() ? "none" : String.join(",", parts);
    }

    private String scalar(Node node) {
      checkTag(node);
      if (node instanceof ScalarNode scalar) {
        return scalar.getValue();
      }
      throw at(node, "a single value is expected; give no list or names here");
    }

    private UsageException at(Node node, String what) {
      String where = node.getStartMark().map(ConfigFile::where).orElse("");
      return new UsageException(file + where + ": " + shortened(what));
    }
  }
}
