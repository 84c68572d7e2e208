// Containers that generators know beside Markdown, as the lines say that begin and end them. What they become is in
// dialects.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yoyak::digest {

struct Container {
  enum class Form : std::uint8_t { kAlert, kDisclosure, kLabel, kNothing, kUnknown };
  Form form = Form::kUnknown;
  std::string name;
  std::string head;        // "[!TIP] Title", the title of a disclosure, the label of a tab
  std::string closing;     // what closes it: ":::", "/notice", "endhint", "</Tabs>"; empty: it ends with its indent
  std::size_t colons = 0;  // of ":::"
  std::size_t indent = 0;  // spaces before it
  std::size_t inside = 0;  // spaces that its lines have because they belong to it
  std::size_t first = 0;   // line
  std::size_t last = 0;    // of the line that closes it, or of the last that belongs to it
};

// What a line begins or ends.
struct ContainerMark {
  std::optional<Container> opening;
  std::string closing;  // what this line closes
  std::size_t colons = 0;
};

// Of a trimmed line outside code.
ContainerMark container_mark_of(std::string_view line);

}  // namespace yoyak::digest
