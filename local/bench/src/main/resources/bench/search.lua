local customers = tonumber(os.getenv("BENCH_CUSTOMERS"))

wrk.headers["Content-Type"] = "application/json"

request = function()
  local body = string.format('{"email":"customer-%d@example.com"}', math.random(customers))
  return wrk.format("POST", "/v1/customers/search", nil, body)
end
