#include "markdown/html.hpp"

#include "markdown/renderer.hpp"
#include "markdown/source.hpp"
#include "text/characters.hpp"

namespace yoyak::markdown {
namespace {

void render(std::string_view markdown, const HtmlOptions& options, Renderer::Output output, std::string& out) {
  const std::size_t start = out.size();
  {
    const Source source(markdown);
    if (Renderer(source, options, output, out).run()) return;
  }
  out.resize(start);
  const Source source(markdown, Source::References::kNo);
  Renderer(source, options, output, out).run();
}

}  // namespace

void render_html(std::string_view markdown, const HtmlOptions& options, std::string& out) {
  render(markdown, options, Renderer::Output::kHtml, out);
}

std::string summary(std::string_view markdown, std::size_t length) {
  std::string text;
  render(markdown, HtmlOptions{}, Renderer::Output::kTextWithoutHeadings, text);
  text = text::collapse_spaces(text);
  if (text::first_code_points(text, length).size() == text.size()) return text;
  return std::string(text::trim_right(text::first_code_points(text, length - 1))) + "…";
}

std::string plain_text(std::string_view markdown) {
  std::string out;
  render(markdown, HtmlOptions{}, Renderer::Output::kPlainText, out);
  return out;
}

}  // namespace yoyak::markdown
