// What the pages of a folder say about each other's dates: six digits that are a day by custom, and days far from all
// others.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "digest/diagnostic.hpp"
#include "digest/page/input.hpp"

namespace yoyak::digest {

// Takes "251201" in a file name for a day where most pages of its folder that have no other date are named so, or where
// it lies among the days of its neighbours.
void confirm_six_digits(const std::vector<std::unique_ptr<PageInput>>& inputs);

// Takes "weekly-2025-12" for a week where pages of that series in its folder are weeks that can be no months.
void confirm_weeks(const std::vector<std::unique_ptr<PageInput>>& inputs);

// Reports days after tomorrow, where `today` is known, and days far from those of all other pages.
void check_dates(const std::vector<std::unique_ptr<PageInput>>& inputs, std::optional<text::Date> today,
                 std::vector<Diagnostic>& diagnostics);

}  // namespace yoyak::digest
