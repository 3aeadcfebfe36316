#include "serve/http_server.hpp"

#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>

namespace prongsai {
namespace {

// Each open page holds one while it is looked at, and each connection that a browser opened ahead for a while.
constexpr std::size_t threads = 48;
constexpr std::size_t most_streams = 24;
// A page whose browser went away is noticed after as long.
constexpr auto look_again = std::chrono::milliseconds(1000);
constexpr std::uint64_t piece = std::uint64_t{256} << 10U;

// The library's own would let two servers share a port, and none say that it is taken.
void reuse_address(int socket) {
  const int yes = 1;
  (void)::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

auto request_of(const httplib::Request& read) -> SiteRequest {
  SiteRequest request{.method = read.method, .target = read.target, .hosts = {}, .range = read.get_header_value("Range")};
  const auto hosts = read.headers.equal_range("Host");
  for (auto host = hosts.first; host != hosts.second; ++host) {
    request.hosts.push_back(host->second);
  }
  return request;
}

auto send_piece(const SiteAnswer& answer, std::uint64_t offset, httplib::DataSink& sink) -> bool {
  const auto left = answer.size() - offset;
  if (left == 0) {
    sink.done();
    return true;
  }
  const auto size = std::min(left, piece);
  const auto bytes = answer.body == SiteAnswer::Body::file ? read_at(*answer.file.file, answer.part.begin + offset, size)
                                                           : answer.text.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(size));
  // A file that became shorter meanwhile: the connection is cut, and nobody takes it for whole.
  return !bytes.empty() && sink.write(bytes.data(), bytes.size());
}

}  // namespace

class HttpServer::Impl {
 public:
  Impl(int port, Answering answering, LiveEvents& events) : answering_(std::move(answering)), events_(events) {
    server_.set_socket_options(reuse_address);
    server_.set_tcp_nodelay(true);
    // One request for each connection: what a refused request says further is never taken for another one. The limit of time is for connections that
    // a browser opened ahead.
    server_.set_keep_alive_max_count(1);
    server_.set_keep_alive_timeout(1);
    server_.set_read_timeout(1);
    server_.set_payload_max_length(1);
    server_.new_task_queue = [] { return new httplib::ThreadPool(threads); };
    // Before the library looks for a route: it knows none.
    server_.set_pre_routing_handler([this](const httplib::Request& read, httplib::Response& out) {
      fill(answering_(request_of(read)), read, out);
      return httplib::Server::HandlerResponse::Handled;
    });
    // What the library makes of a range is not for these bodies, which are parts already.
    server_.set_post_routing_handler([](const httplib::Request& read, httplib::Response& out) { keep_own_type(read, out); });
    constexpr const char* here = "127.0.0.1";
    port_ = port == 0 ? server_.bind_to_any_port(here) : server_.bind_to_port(here, port) ? port : -1;
    if (port_ < 0) {
      throw PortTaken("port " + std::to_string(port));
    }
  }
  ~Impl() { stop(); }
  Impl(const Impl&) = delete;
  auto operator=(const Impl&) -> Impl& = delete;

  [[nodiscard]] auto port() const -> int { return port_; }

  void start() {
    thread_ = std::jthread([this] { server_.listen_after_bind(); });
    // A server that does not run yet cannot be stopped.
    while (!server_.is_running()) {
      std::this_thread::yield();
    }
  }

  void stop() {
    events_.close();
    server_.stop();
    if (thread_.joinable()) {
      thread_.join();
    }
  }

 private:
  // The library puts its own type where several ranges are asked for; ours comes with `X-Own-Type` until here.
  static void keep_own_type(const httplib::Request& read, httplib::Response& out) {
    if (read.ranges.size() > 1 && out.has_header(own_type)) {
      out.headers.erase("Content-Type");
      out.set_header("Content-Type", out.get_header_value(own_type));
    }
    out.headers.erase(own_type);
  }

  void fill(SiteAnswer made, const httplib::Request& read, httplib::Response& out) {
    const auto answer = std::make_shared<const SiteAnswer>(std::move(made));
    out.status = answer->status;
    for (const auto& line : answer->headers) {
      out.set_header(line.name, line.value);
      if (line.name == "Content-Type") {
        out.set_header(own_type, line.value);
      }
    }
    const auto type = out.get_header_value("Content-Type");
    if (answer->body == SiteAnswer::Body::events) {
      stream_events(out, type, read.method == "HEAD");
      return;
    }
    out.set_header("Content-Length", std::to_string(answer->size()));
    // Without a length for the library, which would cut ranges out of it or compress it.
    if (answer->size() > 0) {
      out.headers.erase("Content-Type");
      out.set_content_provider(type, [answer](std::size_t offset, httplib::DataSink& sink) { return send_piece(*answer, offset, sink); });
    }
  }

  void stream_events(httplib::Response& out, const std::string& type, bool head) {
    if (head) {
      return;
    }
    if (++streams_ > most_streams) {
      --streams_;
      out.status = 503;
      return;
    }
    out.headers.erase("Content-Type");
    const auto known = std::make_shared<std::optional<LiveState>>();
    const auto give = [this, known](std::size_t /*offset*/, httplib::DataSink& sink) { return next_events(*known, sink); };
    out.set_chunked_content_provider(type, give, [this](bool /*sent*/) { --streams_; });
  }

  auto next_events(std::optional<LiveState>& known, httplib::DataSink& sink) -> bool {
    while (!events_.is_closed()) {
      const auto now = known ? events_.wait(known->version, look_again) : std::optional(events_.now());
      if (now) {
        // A blank comment keeps the first answer from being empty.
        const auto told = known ? events_between(known, *now) : ": prongsai\n\n" + events_between(known, *now);
        known = now;
        return told.empty() || sink.write(told.data(), told.size());
      }
      if (!sink.is_writable()) {
        return false;
      }
    }
    return false;
  }

  static constexpr const char* own_type = "X-Own-Type";
  httplib::Server server_;
  Answering answering_;
  LiveEvents& events_;
  int port_ = -1;
  std::atomic<std::size_t> streams_ = 0;
  std::jthread thread_;
};

HttpServer::HttpServer(int port, Answering answering, LiveEvents& events) : impl_(std::make_unique<Impl>(port, std::move(answering), events)) {}
HttpServer::~HttpServer() = default;
auto HttpServer::port() const -> int { return impl_->port(); }
void HttpServer::start() { impl_->start(); }
void HttpServer::stop() { impl_->stop(); }

}  // namespace prongsai
