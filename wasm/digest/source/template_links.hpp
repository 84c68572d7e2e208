// Links of pages that a generator fills in: Jekyll's "{% post_url NAME %}" and "{{ site.baseurl }}/…", Hugo's
// "{{< ref "NAME" >}}", Zola's "@/NAME". As paths, which digest/local finds. Other tags of templates stay as written.
#pragma once

#include <string>

namespace yoyak::digest {

// Only destinations of links are changed, never code. Lines stay lines.
std::string resolve_template_links(std::string source);

}  // namespace yoyak::digest
