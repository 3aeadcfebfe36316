#pragma once

#include <functional>
#include <memory>
#include <stdexcept>

#include "serve/live_events.hpp"
#include "serve/site_answers.hpp"

// The only wrapper of cpp-httplib.
namespace prongsai {

// Another program listens at the port, or the system does not give it to us.
class PortTaken : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Answers on this machine alone (127.0.0.1). Threads of its own ask `answer`; streams of events tell what `events` is told.
class HttpServer {
 public:
  using Answering = std::function<SiteAnswer(const SiteRequest&)>;
  // Listens at once; port 0 is any free one. Throws PortTaken.
  HttpServer(int port, Answering answering, LiveEvents& events);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  auto operator=(const HttpServer&) -> HttpServer& = delete;
  [[nodiscard]] auto port() const -> int;
  // Begins to answer.
  void start();
  // Ends every stream and every connection; returns once the last thread has ended, at the latest after about a second.
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace prongsai
