#pragma once

#include "pack/html_writer.hpp"

namespace prongsai {

// What every page of a pack begins with: nothing is loaded, nothing runs. `title` is shown by the reader's window only.
void begin_pack_page(HtmlWriter& out, std::string_view title);
void end_pack_page(HtmlWriter& out);

}  // namespace prongsai
