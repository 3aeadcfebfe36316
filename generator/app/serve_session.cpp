#include "app/serve_session.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/close_range.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

#include "app/serve_words.hpp"
#include "diagnostic/print_overlay.hpp"
#include "output/site_writer.hpp"
#include "render/template_error.hpp"
#include "serve/site_files.hpp"

namespace prongsai {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t largest_headers = 65536;

// Tells pages of this run from those of an earlier one.
auto run_name() -> std::string { return fmt::format("{}-{}", ::getpid(), Clock::now().time_since_epoch().count()); }

using Microseconds = std::chrono::microseconds;

auto since(Clock::time_point began) -> Microseconds { return std::chrono::duration_cast<Microseconds>(Clock::now() - began); }

// Of paths as the watch tells them, those in the content folder, as seen from there.
auto content_paths(const std::set<std::string>& changed, std::string folder) -> std::set<std::string> {
  while (!folder.empty() && folder.ends_with('/')) {
    folder.pop_back();
  }
  std::set<std::string> paths;
  for (const auto& path : changed) {
    if (path.starts_with(folder + "/")) {
      paths.insert(path.substr(folder.size() + 1));
    }
  }
  return paths;
}

auto template_words(const TemplateError& wrong, Language language) -> std::string {
  return (language == Language::th ? "แม่แบบใช้ไม่ได้:\n" : "the templates cannot be used:\n") + std::string(wrong.what());
}

}  // namespace

ServeSession::ServeSession(const Options& options) : options_(options), answers_(options.site, options.language), events_(run_name()) {
  kept_.goes_on = true;
  kept_.published = [this](const BuildOutcome& built) {
    learn_headers();
    events_.built(true, built.report.written + built.report.removed > 0, built.overlay, built.report.again > 0);
  };
  kept_.ahead = [this](std::vector<std::string> files) { events_.ahead(std::move(files)); };
}

auto ServeSession::build() -> BuildOutcome {
  // Children that the build starts keep no connection of the server open. Where the kernel cannot do that, they do no harm.
  (void)::close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC);
  auto built = build_site(options_, kept_, progress_);
  kept_.may_be_unchanged = false;
  if (!built.published) {
    events_.built(false, false, built.overlay);
  }
  return built;
}

auto ServeSession::build_first() -> std::string {
  try {
    const auto built = build();
    return built.problems + built.words;
  } catch (const TemplateError& wrong) {
    return failed(template_words(wrong, options_.language));
  }
}

auto ServeSession::build_again(const std::set<std::string>& changed, const std::function<bool()>& more_came) -> std::string {
  const auto began = Clock::now();
  kept_.changed = content_paths(changed, options_.content);
  try {
    const auto built = build();
    return built.problems + (built.published ? rebuilt_words(built, since(began), options_.language) : built.words);
  } catch (const TemplateError& wrong) {
    return failed(template_words(wrong, options_.language));
  } catch (const ForeignFolder& foreign) {
    return failed(foreign.message().in(options_.language));
  } catch (const std::system_error& failure) {
    if (more_came()) {
      progress_.clear();
      return {};
    }
    return failed((options_.language == Language::th ? "เครื่องหรือแฟ้มมีปัญหา: " : "the environment failed: ") + std::string(failure.what()));
  }
}

auto ServeSession::failed(const std::string& words) -> std::string {
  progress_.clear();
  events_.built(false, false, print_overlay(words, options_.language));
  return words + "\n";
}

void ServeSession::learn_headers() {
  const auto file = open_site_file(options_.site, "_headers");
  if (file.kind != SiteFile::Kind::file) {
    return;
  }
  auto headers = read_headers_file(read_at(*file.file, 0, std::min(file.size, largest_headers)));
  const std::lock_guard lock(mutex_);
  headers_ = std::move(headers);
}

auto ServeSession::answer(const SiteRequest& request) const -> SiteAnswer {
  const auto headers = [this] {
    const std::lock_guard lock(mutex_);
    return headers_;
  }();
  return answers_.answer(request, events_.now(), headers);
}

auto ServeSession::root() const -> std::string {
  const std::lock_guard lock(mutex_);
  return headers_.root;
}

}  // namespace prongsai
