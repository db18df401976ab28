package dev.hillock.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/// A picture that was read again.
record Svg(String text, Document document) {

  private static final Pattern FETCHED = Pattern.compile("(href|src)=\"(?!data:)|url\\(|@import");

  /// Reads a picture, which must be well-formed, fetch nothing and say what it is.
  static Svg of(String text) {
    try {
      var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      var svg = new Svg(text, builder.parse(new InputSource(new StringReader(text))));
      var root = svg.document.getDocumentElement();
      assertEquals("http://www.w3.org/2000/svg", root.getAttribute("xmlns"));
      assertEquals("img", root.getAttribute("role"));
      assertFalse(FETCHED.matcher(text).find(), "something is fetched");
      assertFalse(text.contains("var(--"), "a variable is left");
      String drawn = text.replaceAll("base64,[^\"]*", "");
      assertFalse(drawn.contains("NaN"), "a coordinate is not a number");
      assertTrue(svg.elements("style").getFirst().getTextContent().contains("@media print"));
      return svg;
    } catch (Exception e) {
      throw new AssertionError("the picture is not well-formed: " + e.getMessage(), e);
    }
  }

  List<Element> elements(String tag) {
    var found = document.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  /// Elements with a word among their classes.
  List<Element> ofClass(String tag, String word) {
    return elements(tag).stream()
        .filter(e -> List.of(e.getAttribute("class").split(" ", -1)).contains(word))
        .toList();
  }

  List<String> texts() {
    return elements("text").stream().map(Element::getTextContent).toList();
  }
}
