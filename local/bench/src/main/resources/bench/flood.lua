-- Requests of several callers in turn, each connection waiting between two of its own.
local keys = {}
for key in os.getenv("BENCH_KEYS"):gmatch("%S+") do
  table.insert(keys, "Bearer " .. key)
end
local pause = tonumber(os.getenv("BENCH_DELAY_MILLIS"))
local turn = 0

delay = function()
  return pause
end

request = function()
  turn = turn % #keys + 1
  return wrk.format("GET", "/v1/customers?limit=1", { ["Authorization"] = keys[turn] })
end
