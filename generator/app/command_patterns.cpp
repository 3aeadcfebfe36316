#include <cstdio>

#include <fmt/format.h>

#include "app/options.hpp"
#include "app/pipeline.hpp"
#include "diagnostic/print_text.hpp"
#include "render/patterns.hpp"

namespace prongsai {

auto run_patterns(const Options& options) -> Exit {
  ProgressLine progress;
  const auto analysis = analyse(options, progress);
  if (!analysis->site) {
    const auto text = print_text(analysis->problems, analysis->loaded.sources, {.language = options.language, .prefix = options.content + "/", .colour = false});
    std::fwrite(text.data(), 1, text.size(), stdout);
    return Exit::wrong_content;
  }
  const auto templates = templates_of(*analysis, options);
  OutputTree tree;
  auto pages = pattern_pages(templates, analysis->loaded.corpus.portal);
  const auto made = pages.size();
  for (auto& page : pages) {
    tree.add(OutputPath(page.path), std::move(page.bytes));
  }
  for (auto& asset : render_assets(templates)) {
    tree.add(OutputPath(asset.path), std::move(asset.bytes));
  }
  SiteWriter writer(options.output, options.jobs);
  (void)writer.publish(tree);
  fmt::print("{}\n", options.language == Language::th ? fmt::format("สร้างคลังส่วนประกอบที่ {} แล้ว: {} หน้า", options.output, made)
                                                      : fmt::format("the pattern library is in {}: {} pages", options.output, made));
  return Exit::fine;
}

}  // namespace prongsai
