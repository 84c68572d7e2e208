// Character references of HTML (&amp; &#44032; &#xAC00;) as CommonMark reads them. Private to wasm/markdown and the
// digest reader (titles). md4c only finds what looks like one; which names exist is decided here.
//
// The full list of names is a tenth of reader.wasm, for names that hardly anyone writes. So there are two: the names of
// HTML 4 and all that stand for an ASCII character are always known; the others only where use_all_entities() was
// called. Without them an unknown name is written to HTML as it is (`&name;`): a browser knows them all. That is safe
// because none of them stands for anything that has a meaning in HTML or in a URL.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace yoyak::markdown {

// Appends what `entity` (from '&' to ';') stands for. False, and nothing is appended, if no such name is known. Numbers
// that are no character give U+FFFD.
bool append_entity(std::string_view entity, std::string& out);

// Whether `entity`, which append_entity did not know, may be one all the same, for a browser to decide.
bool is_for_browser(std::string_view entity);

// From now on every name is known, in the whole program. Call it before anything is rendered; what calls it has the
// list linked.
void use_all_entities();

// A packed list of names; private to entities*.cpp.
struct EntityTable {
  const std::uint16_t* starts;
  const char* records;
};
// Undone with {nullptr, nullptr} (tests).
void use_entity_table(const EntityTable& table);

}  // namespace yoyak::markdown
