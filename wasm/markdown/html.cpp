#include "markdown/html.hpp"

#include "markdown/renderer.hpp"
#include "markdown/source.hpp"
#include "text/characters.hpp"

namespace yoyak::markdown {

void render_html(std::string_view markdown, const HtmlOptions& options, std::string& out) {
  const Source source(markdown);
  Renderer(source, options, Renderer::Output::kHtml, out).run();
}

std::string summary(std::string_view markdown, std::size_t length) {
  std::string text;
  const Source source(markdown);
  Renderer(source, HtmlOptions{}, Renderer::Output::kTextWithoutHeadings, text).run();
  text = text::collapse_spaces(text);
  if (text::first_code_points(text, length).size() == text.size()) return text;
  return std::string(text::trim_right(text::first_code_points(text, length - 1))) + "…";
}

std::string plain_text(std::string_view markdown) {
  std::string out;
  const Source source(markdown);
  Renderer(source, HtmlOptions{}, Renderer::Output::kPlainText, out).run();
  return out;
}

}  // namespace yoyak::markdown
