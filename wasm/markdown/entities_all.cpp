// The full list of names, in a file of its own: it is linked only where use_all_entities() is called.
#include "markdown/entities.hpp"

namespace yoyak::markdown {
namespace {

#include "markdown/entities_all_table.inc"

}  // namespace

void use_all_entities() { use_entity_table({kEntityStarts, kEntities}); }

}  // namespace yoyak::markdown
