package dev.hillock.report;

/// The style sheets: of the page and of a picture by itself; light, dark by the reader's wish, and
/// paper. No sign of them may need escaping.
public final class Style {

  /// How many curves of one chart are told apart.
  public static final int CURVES = 12;

  private static final String FONT =
      "system-ui, -apple-system, Segoe UI, DejaVu Sans, Helvetica, Arial, sans-serif";

  /// How pictures look, with variables for the colours.
  private static final String PICTURE =
      """
      svg text { font-size: 13px; fill: var(--ink); }
      svg text.words { paint-order: stroke; stroke: var(--panel); stroke-width: 4px; }
      .grid { stroke: var(--line); stroke-width: 1; } .axis { stroke: var(--quiet); }
      .curve { fill: none; stroke-width: 2; stroke-linejoin: round; }
      .s0 { stroke: var(--c0); } .s1 { stroke: var(--c1); stroke-dasharray: 7 3; }
      .s2 { stroke: var(--c2); stroke-dasharray: 2 2; }
      .s3 { stroke: var(--c3); stroke-dasharray: 10 3 2 3; }
      .s4 { stroke: var(--c4); stroke-dasharray: 4 4; }
      .s5 { stroke: var(--c5); stroke-dasharray: 12 3; }
      .s6 { stroke: var(--c0); stroke-dasharray: 1 3; }
      .s7 { stroke: var(--c1); stroke-dasharray: 14 3 3 3; }
      .s8 { stroke: var(--c2); stroke-dasharray: 8 2 1 2 1 2; }
      .s9 { stroke: var(--c3); stroke-dasharray: 5 1; }
      .s10 { stroke: var(--c4); stroke-dasharray: 12 6; }
      .s11 { stroke: var(--c5); stroke-dasharray: 3 5; }
      .guide { stroke: var(--quiet); stroke-width: 1.2; stroke-dasharray: 4 4; }
      .post { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 3 2; }
      .dot { fill: var(--c0); fill-opacity: 0.45; } .bar { fill: var(--c0); fill-opacity: 0.8; }
      .tip { fill: transparent; } .tip:hover { fill: var(--c5); fill-opacity: 0.18; }
      .whisker { stroke: var(--ink); stroke-width: 1.2; }
      .region { fill-opacity: 0.22; stroke: var(--quiet); stroke-width: 0.8; fill-rule: evenodd; }
      .r0 { fill: var(--c0); } .r1 { fill: var(--c1); } .r2 { fill: var(--c2); }
      .r3 { fill: var(--c3); } .r4 { fill: var(--c4); } .r5 { fill: var(--c5); }
      .point { stroke-width: 0.7; stroke: var(--panel); }
      .p0, .p1, .p2, .p3, .p4, .p5 { paint-order: stroke; }
      .p0 { fill: var(--c0); } .p1 { fill: var(--c1); } .p2 { fill: var(--c2); }
      .p3 { fill: var(--c3); } .p4 { fill: var(--c4); } .p5 { fill: var(--c5); }
      .o0, .o1, .o2, .o3, .o4, .o5 { fill: var(--panel); stroke-width: 1.3; }
      .o0 { stroke: var(--c0); } .o1 { stroke: var(--c1); } .o2 { stroke: var(--c2); }
      .o3 { stroke: var(--c3); } .o4 { stroke: var(--c4); } .o5 { stroke: var(--c5); }
      .level { fill: var(--c0); fill-opacity: 0.09; fill-rule: evenodd; stroke: var(--c0);
        stroke-opacity: 0.55; stroke-width: 0.7; }
      image { image-rendering: pixelated; }
      """;

  /// What only stands in a file of its own.
  private static final String ALONE =
      """
      .paper { fill: var(--paper); }
      svg text.head { font-weight: 600; font-size: 15px; } svg text.panel { font-weight: 600; }
      svg text.aside { fill: var(--quiet); font-size: 12px; }
      """;

  private static final String PAGE =
      """
      @media print { figure, tr, .keep { break-inside: avoid; } h2 { break-after: avoid; }
        * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--paper); color: var(--ink);
        font: 15px/1.5 system-ui, -apple-system, Segoe UI, DejaVu Sans, sans-serif; }
      main { max-width: 1080px; margin: 0 auto; padding: 24px 20px 40px; }
      h1 { font-size: 26px; line-height: 1.25; margin: 0 0 6px; overflow-wrap: anywhere; }
      h1 .quiet { font-weight: 400; }
      h2 { font-size: 19px; margin: 34px 0 10px; padding-top: 14px;
        border-top: 1px solid var(--line); }
      h3 { font-size: 15px; margin: 20px 0 6px; overflow-wrap: anywhere; }
      p { margin: 6px 0; max-width: 78ch; overflow-wrap: anywhere; }
      .quiet, figcaption, footer { color: var(--quiet); }
      .quiet { font-size: 13.5px; } h1 .quiet { font-size: inherit; }
      .note { border-left: 3px solid var(--c1); padding-left: 10px; }
      footer { margin-top: 36px; font-size: 13px; }
      table { border-collapse: collapse; margin: 8px 0; font-variant-numeric: tabular-nums; }
      th, td { padding: 3px 12px 3px 0; text-align: left; vertical-align: top; font-weight: 400;
        unicode-bidi: isolate; overflow-wrap: break-word; }
      thead th { color: var(--quiet); font-size: 13px; border-bottom: 1px solid var(--line); }
      th.number, td.number { text-align: right; white-space: nowrap; }
      th.group { font-weight: 600; padding-top: 10px; }
      tr.main th, tr.main td.number { font-weight: 700; font-size: 17px; }
      .scroll { overflow-x: auto; max-width: 100%; }
      table.matrix { border-collapse: separate; border-spacing: 2px; font-size: 13.5px; }
      table.matrix td, table.matrix th { padding: 3px 7px; text-align: right; min-width: 30px; }
      table.matrix th { color: var(--quiet); max-width: 11em; overflow: hidden;
        text-overflow: ellipsis; white-space: nowrap; }
      table.narrow td, table.narrow th { padding: 2px 3px; font-size: 12px; min-width: 26px; }
      table.matrix td { background: var(--panel); }
      table.matrix td.zero { color: var(--quiet); }
      table.matrix td.hit { font-weight: 700; }
      table.dense { font-size: 13.5px; }
      table.origin th { color: var(--quiet); white-space: nowrap; padding-right: 18px; }
      table.origin td { overflow-wrap: anywhere; }
      details { margin: 8px 0; } summary { cursor: pointer; color: var(--quiet); }
      .charts { display: grid; gap: 14px; align-items: start;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 320px), 1fr)); }
      .pairs { max-width: 800px; }
      .wide { grid-template-columns: repeat(auto-fill, minmax(min(100%, 440px), 1fr)); }
      figure { margin: 0; padding: 10px; background: var(--panel); border-radius: 6px; }
      @media print { figure { border: 1px solid var(--line); } }
      figcaption { font-size: 13.5px; font-weight: 600; margin-bottom: 4px;
        overflow-wrap: anywhere; }
      svg { display: block; width: 100%; height: auto; max-width: 560px; }
      """;

  static final String CSS =
      ":root { %s}\n@media (prefers-color-scheme: dark) { :root { %s} }\n@media print { :root { %s} }\n"
              .formatted(
                  Palette.LIGHT.declarations(),
                  Palette.DARK.declarations(),
                  Palette.PRINT.declarations())
          + PAGE
          + PICTURE;

  private Style() {}

  /// The style sheet of a picture in a file of its own. It has no variables, which programs that
  /// draw SVG know less often than colours.
  public static String ofPicture() {
    String rules = PICTURE.replace("var(--panel)", "var(--paper)") + ALONE;
    return "svg text { font-family: "
        + FONT
        + "; }\n"
        + Palette.LIGHT.resolve(rules)
        + "@media (prefers-color-scheme: dark) {\n"
        + Palette.DARK.resolve(rules)
        + "}\n@media print {\n"
        + Palette.PRINT.resolve(rules)
        + "}\n";
  }
}
