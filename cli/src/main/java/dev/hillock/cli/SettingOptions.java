package dev.hillock.cli;

import dev.hillock.settings.Setting;
import dev.hillock.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// One option of the command for each row of the table of settings.
final class SettingOptions {

  private final Map<Setting<?>, OptionSpec> options = new LinkedHashMap<>();

  /// Adds the options to a command, in groups with headings.
  void addTo(CommandSpec spec) {
    for (Setting.Group group : Setting.Group.values()) {
      var builder =
          ArgGroupSpec.builder()
              .heading("%n" + heading(group) + "%n")
              .exclusive(false)
              .validate(false)
              .order(10 + List.of(Setting.Group.values()).indexOf(group));
      for (Setting<?> setting : Settings.ALL) {
        if (setting.group() == group) {
          builder.addArg(option(setting));
        }
      }
      spec.addArgGroup(builder.build());
    }
  }

  private static String heading(Setting.Group group) {
    return switch (group) {
      case DATA -> "Data: which rows and columns";
      case NETWORK -> "Network: what learns";
      case TRAINING -> "Training: how it learns";
      case SEARCH -> "Search: how it learns without a gradient";
    };
  }

  private OptionSpec option(Setting<?> setting) {
    var builder = OptionSpec.builder("--" + setting.name()).description(description(setting));
    if (setting.type().takesNoValue()) {
      // A preset may have turned it on, so it can be turned off too: --no-limit.
      builder.arity("0").type(Boolean.class).negatable(true);
    } else {
      builder
          .arity("1")
          .type(List.class)
          .auxiliaryTypes(String.class)
          .paramLabel(setting.type().label());
    }
    var option = builder.build();
    options.put(setting, option);
    return option;
  }

  private static String[] description(Setting<?> setting) {
    if (setting.type().takesNoValue()) {
      return new String[] {escape(withDefault(setting))};
    }
    return new String[] {escape(withDefault(setting)), escape("  " + setting.legal())};
  }

  private static String withDefault(Setting<?> setting) {
    return setting.help() + " [" + setting.defaultText() + "]";
  }

  /// picocli reads % and ${} in descriptions.
  private static String escape(String text) {
    return text.replace("%", "%%");
  }

  /// The settings that the arguments name.
  ///
  /// @throws UsageException if a value is not legal
  Settings given() {
    return UsageException.check(() -> {
      var settings = Settings.defaults();
      for (var entry : options.entrySet()) {
        Object value = entry.getValue().getValue();
        if (value != null) {
          settings = settings.with(entry.getKey().name(), textOf(entry.getKey(), value));
        }
      }
      return settings;
    });
  }

  /// An option that stands several times is a list, as with commas.
  private static String textOf(Setting<?> setting, Object value) {
    if (value instanceof List<?> parts) {
      if (parts.size() > 1 && !(setting.defaultValue() instanceof List)) {
        throw new UsageException(
            "--%s stands %d times; give it once".formatted(setting.name(), parts.size()));
      }
      return parts.stream().map(Objects::toString).collect(Collectors.joining(","));
    }
    return value.toString();
  }
}
