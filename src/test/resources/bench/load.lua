-- Sends the requests of a file, one a line: method, path, token and body between tabs, {{unique}} being something new
-- each time. With "once" each is sent at most once in a run. Ends with one line of figures for LoadGenerator.java.
local templates, prepared, at = {}, {}, 0
local seed, once, serial = "", false, 0

local function build(line, unique)
  if unique then line = line:gsub("{{unique}}", unique) end
  local method, path, token, body = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t(.*)$")
  local headers = {}
  if token ~= "" then headers["Authorization"] = "Bearer " .. token end
  if body ~= "" then headers["Content-Type"] = "application/json" end
  if unique and body ~= "" then headers["Idempotency-Key"] = unique end
  return wrk.format(method, path, headers, body ~= "" and body or nil)
end

function init(args)
  seed, once = args[2], args[3] == "once"
  for line in io.lines(args[1]) do
    templates[#templates + 1] = line
    prepared[#prepared + 1] = not line:find("{{unique}}", 1, true) and build(line)
  end
end

function request()
  at = at + 1
  if at > #templates then
    if once then wrk.thread:stop() end
    at = 1
  end
  if prepared[at] then return prepared[at] end
  serial = serial + 1
  return build(templates[at], seed .. serial)
end

function done(summary, latency, requests)
  local errors = summary.errors
  print(string.format("FIGURES %d %d %d %d %d", summary.requests, summary.duration,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
