// The renderer's HTML as XHTML, for books: well-formed XML, ids that are XML names, links only to what exists. Not for
// pages, and not for HTML of others.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "markdown/html.hpp"

namespace yoyak::markdown {

// An id as an XML name. Different ids stay different, as long as they begin with a letter.
std::string xml_id(std::string_view id);

// The ids of a document, as XML names.
IdSet xhtml_ids(std::string_view html);

// The address that a link gets in the book; nothing: it becomes text. `href` is decoded, except for its percent signs.
using LinkOf = std::function<std::optional<std::string>(std::string_view href)>;

// Appends to `out`. Every element that is opened is closed. `picture` gives the address of an image in the book, as
// `link` does for links; an image without one becomes its text. Linear.
void append_xhtml(std::string_view html, const LinkOf& link, const LinkOf& picture, std::string& out);

// Appends text, escaped for text and for attributes in double quotes. What XML forbids is left out.
void append_xml_text(std::string_view text, std::string& out);

// Percent signs and the two digits behind them as bytes.
std::string percent_decoded(std::string_view text);
// The reverse: everything but ASCII letters, digits and "-._~".
std::string percent_encoded(std::string_view text);

}  // namespace yoyak::markdown
