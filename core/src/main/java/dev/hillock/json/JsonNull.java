package dev.hillock.json;

/// The value `null`. All instances are equal.
public record JsonNull() implements Json {

  @Override
  public String excerpt() {
    return "null";
  }
}
