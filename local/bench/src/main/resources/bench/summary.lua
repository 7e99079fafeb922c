math.randomseed(tonumber(os.getenv("BENCH_SEED")))

if os.getenv("BENCH_KEY") then
  wrk.headers["Authorization"] = "Bearer " .. os.getenv("BENCH_KEY")
end

-- One line that says everything, times in microseconds.
done = function(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    "bench requests=%d duration=%d refused=%d broken=%d mean=%.1f p50=%d p99=%d\n",
    summary.requests, summary.duration, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout,
    latency.mean, latency:percentile(50), latency:percentile(99)))
end
