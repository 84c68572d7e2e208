// The dictionary of a partition: strings that many of its texts share, so that each text is small although it is
// compressed for itself. For the packer only.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace yoyak::archive {

// At most `size` bytes; less, or nothing, where the texts are few or share little. It depends on the texts alone.
std::string make_dictionary(const std::vector<std::string>& texts, std::size_t size);

}  // namespace yoyak::archive
