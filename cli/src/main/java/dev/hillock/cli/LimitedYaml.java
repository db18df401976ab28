package dev.hillock.cli;

import java.util.function.BiFunction;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.parser.Parser;

/// Events of a YAML text, up to what settings can need.
///
/// Stands between the library's parser and its composer, which composes nested values by recursion
/// and keeps every one: a hostile file would let the stack overflow or take the memory.
final class LimitedYaml implements Parser {

  /// Values, names, lists and ends of lists: thousands of columns to leave out fit.
  private static final int MOST_EVENTS = 20_000;

  private static final int DEEPEST = 8;

  /// An alias stands for a value as often as it is written, so that a short text could become
  /// gigabytes.
  private static final int MOST_ALIASES = 100;

  private final Parser parser;
  private final BiFunction<Event, String, UsageException> refusal;
  private int events;
  private int depth;
  private int aliases;

  /// Limits what a parser gives.
  ///
  /// @param refusal makes the exception to throw at an event from what is wrong
  LimitedYaml(Parser parser, BiFunction<Event, String, UsageException> refusal) {
    this.parser = parser;
    this.refusal = refusal;
  }

  @Override
  public boolean checkEvent(Event.ID choice) {
    return parser.checkEvent(choice);
  }

  @Override
  public Event peekEvent() {
    return parser.peekEvent();
  }

  @Override
  public boolean hasNext() {
    return parser.hasNext();
  }

  /// The next event.
  ///
  /// @throws UsageException at the first one over a limit
  @Override
  public Event next() {
    Event event = parser.next();
    if (++events > MOST_EVENTS) {
      throw refusal.apply(
          event,
          "there are more than %d values and names; settings need fewer".formatted(MOST_EVENTS));
    }
    switch (event) {
      case CollectionStartEvent _ -> depth++;
      case CollectionEndEvent _ -> depth--;
      case AliasEvent _ -> aliases++;
      default -> {}
    }
    if (depth > DEEPEST) {
      throw refusal.apply(
          event,
          "lists and names are nested more than %d deep; settings need 2".formatted(DEEPEST));
    }
    if (aliases > MOST_ALIASES) {
      throw refusal.apply(
          event,
          "there are more than %d aliases (*%s); write the values out"
              .formatted(MOST_ALIASES, ((AliasEvent) event).getAlias().getValue()));
    }
    return event;
  }
}
