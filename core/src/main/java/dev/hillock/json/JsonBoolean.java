package dev.hillock.json;

/// True or false.
///
/// @param value which
public record JsonBoolean(boolean value) implements Json {

  @Override
  public String excerpt() {
    return Boolean.toString(value);
  }
}
