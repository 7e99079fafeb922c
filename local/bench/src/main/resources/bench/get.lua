local customers = tonumber(os.getenv("BENCH_CUSTOMERS"))

request = function()
  return wrk.format("GET", string.format("/v1/customers/cus_%026d", math.random(customers)))
end
