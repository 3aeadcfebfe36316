#pragma once

#include <memory>

#include "app/options.hpp"
#include "app/remembered.hpp"
#include "output/result_store.hpp"
#include "output/site_writer.hpp"

namespace prongsai {

// What a build takes from earlier builds of the site, and leaves for later ones, in the cache folder: results by key, what is known of files of the content,
// and which published file follows from what. Each part may be missing or damaged; that costs time only.
class BuildCache {
 public:
  // Remembers nothing where the options say so.
  explicit BuildCache(const Options& options);
  // Gives the writer what is known of the site.
  void tell(SiteWriter& writer) const;
  [[nodiscard]] auto remembered() const -> Remembered { return {.results = store_.get(), .known = known_.get(), .whole_files = options_->merge && store_ != nullptr}; }
  // Once the site is published.
  void save(const SiteWriter& writer) const;
  // Where it is not: what was learnt of the content holds all the same.
  void save_known(const SiteWriter& writer) const;

 private:
  const Options* options_;
  std::unique_ptr<ResultStore> store_;
  std::unique_ptr<KnownFiles> known_;
};

}  // namespace prongsai
