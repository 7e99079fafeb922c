-- Every request has a token of its own: as its key and in whatever must be unique.
local run = os.getenv("BENCH_RUN")
local body = os.getenv("BENCH_BODY")
local made = 0

wrk.headers["Content-Type"] = "application/json"

request = function()
  made = made + 1
  local token = run .. "-" .. made
  wrk.headers["Idempotency-Key"] = token
  return wrk.format("POST", "/v1/customers", nil, (body:gsub("TOKEN", token)))
end
