package dev.hillock.json;

/// A text.
///
/// @param text without quotes and escapes
public record JsonText(String text) implements Json {

  @Override
  public String excerpt() {
    return Quotes.shortened(text);
  }
}
