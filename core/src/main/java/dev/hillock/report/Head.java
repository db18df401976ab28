package dev.hillock.report;

/// The head that all pages have: nothing is fetched, not even by mistake, and no browser asks for
/// an icon.
final class Head {

  private Head() {}

  /// Opens `html`, `body` and `main`.
  static void open(Markup page, String title) {
    page.open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8");
    page.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.empty("meta", "name", "color-scheme", "content", "light dark");
    page.empty("link", "rel", "icon", "href", "data:,");
    page.leaf("title", title).leaf("style", Style.CSS).close().text("\n");
    page.open("body").open("main");
  }
}
