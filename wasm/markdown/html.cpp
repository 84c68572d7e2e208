#include "markdown/html.hpp"

#include "markdown/renderer.hpp"
#include "markdown/source.hpp"

namespace yoyak::markdown {

void render_html(std::string_view markdown, const HtmlOptions& options, std::string& out) {
  const Source source(markdown);
  Renderer(source, options, Renderer::Output::kHtml, out).run();
}

std::string plain_text(std::string_view markdown) {
  std::string out;
  const Source source(markdown);
  Renderer(source, HtmlOptions{}, Renderer::Output::kPlainText, out).run();
  return out;
}

}  // namespace yoyak::markdown
