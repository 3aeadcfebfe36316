#include "app/build_cache.hpp"

#include <string>
#include <string_view>

#include "app/cache_folder.hpp"

namespace prongsai {
namespace {

// Changes where the form of what is kept does, or the meaning of a key.
constexpr std::string_view cache_format = "prongsai cache 1";

// Results and notes of another program are never read: whatever it made, this one may make otherwise.
auto program() -> std::string { return std::string(cache_format) + program_id(); }

auto note_bytes(const Options& options, const std::string& ending) -> std::string {
  auto bytes = cache_note(options, ending).read().value_or("");
  return bytes.starts_with(program()) ? bytes.substr(program().size()) : std::string();
}

}  // namespace

BuildCache::BuildCache(const Options& options) : options_(&options) {
  if (options.no_cache || program_id().empty()) {
    return;
  }
  store_ = std::make_unique<ResultStore>(cache_folder(options), program());
  known_ = KnownFiles::from_bytes(note_bytes(options, "files"));
  if (known_ == nullptr) {
    known_ = std::make_unique<KnownFiles>();
  }
}

void BuildCache::tell(SiteWriter& writer) const {
  if (store_ != nullptr) {
    if (auto index = SiteIndex::from_bytes(note_bytes(*options_, "site"))) {
      writer.set_index(std::move(*index));
    }
  }
}

void BuildCache::save(const SiteWriter& writer) const {
  if (store_ == nullptr) {
    return;
  }
  // Without a folder to keep it in, the next build takes longer.
  (void)cache_note(*options_, "site").write(program() + writer.index().bytes());
  save_known(writer);
  store_->remove_unused();
}

void BuildCache::save_known(const SiteWriter& writer) const {
  if (store_ != nullptr) {
    (void)cache_note(*options_, "files").write(program() + known_->bytes(writer.began() - coarsest_step));
  }
}

}  // namespace prongsai
