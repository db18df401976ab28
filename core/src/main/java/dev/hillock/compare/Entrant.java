package dev.hillock.compare;

import dev.hillock.settings.Settings;

/// Who takes part: settings under a name.
///
/// @param name `adam`, or what is varied: `learning-rate 0.3, momentum 0.6`
/// @param settings without a seed of their own
public record Entrant(String name, Settings settings) {}
