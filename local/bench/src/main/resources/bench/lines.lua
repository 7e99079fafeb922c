-- Makes the requests that a file lists, one a line: method, path and, where there is one, a body, parted by tabs.
local requests = {}
for line in io.lines(os.getenv("BENCH_REQUESTS")) do
  local method, path, body = line:match("^([^\t]*)\t([^\t]*)\t(.*)$")
  table.insert(requests, { method = method, path = path, body = body ~= "" and body or nil })
end

wrk.headers["Content-Type"] = "application/json"

request = function()
  local next = requests[math.random(#requests)]
  return wrk.format(next.method, next.path, nil, next.body)
end
