#pragma once

#include <functional>
#include <mutex>
#include <set>
#include <string>

#include "app/build.hpp"
#include "app/options.hpp"
#include "serve/live_events.hpp"
#include "serve/served_headers.hpp"
#include "serve/site_answers.hpp"

namespace prongsai {

// The site that `serve` keeps up to date: built by one thread, answered from by many.
class ServeSession {
 public:
  explicit ServeSession(const Options& options);
  // Both give the words for the terminal. Where content is missing, the first throws; later, it is a problem like others. `changed` are paths as the
  // watch tells them. `more_came` tells whether another build follows anyway: a file that went away while it was read is then nobody's problem.
  [[nodiscard]] auto build_first() -> std::string;
  [[nodiscard]] auto build_again(const std::set<std::string>& changed, const std::function<bool()>& more_came) -> std::string;
  [[nodiscard]] auto answer(const SiteRequest& request) const -> SiteAnswer;
  [[nodiscard]] auto events() -> LiveEvents& { return events_; }
  // The path of the portal's address.
  [[nodiscard]] auto root() const -> std::string;

 private:
  [[nodiscard]] auto build() -> BuildOutcome;
  // What went wrong on the machine or in the templates: told, and waited for until it is mended.
  [[nodiscard]] auto failed(const std::string& words) -> std::string;
  void learn_headers();

  const Options& options_;
  BuildSession kept_;
  ProgressLine progress_;
  SiteAnswers answers_;
  LiveEvents events_;
  mutable std::mutex mutex_;
  ServedHeaders headers_;
};

}  // namespace prongsai
