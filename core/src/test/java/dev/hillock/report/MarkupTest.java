package dev.hillock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MarkupTest {

  @Test
  void escapesTextsAndAttributes() {
    var page = new Markup();
    page.leaf("p", "a<b & 'c'>", "title", "\"><script>");
    assertEquals(
        "<p title=\"&quot;&gt;&lt;script&gt;\">a&lt;b &amp; &#39;c&#39;&gt;</p>", page.toString());
  }

  @Test
  void replacesWhatIsNoTextOrTurnsTextRound() {
    var page = new Markup();
    page.leaf("p", "a\u0000b\u001bc\u202ed\ud800e\uffff😀");
    assertEquals("<p>a\ufffdb\ufffdc\ufffdd\ufffde\ufffd😀</p>", page.toString());
  }

  @Test
  void refusesToEndWithAnOpenElement() {
    var page = new Markup().open("p").empty("br");
    var e = assertThrows(IllegalStateException.class, page::toString);
    assertEquals("element p is not closed", e.getMessage());
  }
}
