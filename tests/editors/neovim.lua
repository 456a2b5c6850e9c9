-- What somebody does in Neovim with its own client of the protocol, step by step; what came of it is written as JSON.
local python, folder, answers = vim.env.ORGAUDIT_PYTHON, vim.env.ORGAUDIT_FOLDER, vim.env.ORGAUDIT_ANSWERS
local told, patience = { version = tostring(vim.version().major) .. "." .. tostring(vim.version().minor) }, 60000
local command = { python, "-m", "orgaudit", "lsp", "--lang", "en" }
local file = folder .. "/org.yaml"

local function until_(holds)
  if not vim.wait(patience, holds, 20) then
    error("nothing came: " .. debug.traceback())
  end
end

local function text(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer or 0, 0, -1, true), "\n")
end

local function at(word, inside)
  for row, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, true)) do
    local column = line:find(word, 1, true)
    if column then
      vim.api.nvim_win_set_cursor(0, { row, column - 1 + (inside or 0) })
      return
    end
  end
  error("not there: " .. word)
end

local function main()
  if vim.lsp.config then -- from 0.11, as the page on editors shows it
    vim.lsp.config("orgaudit", { cmd = command, filetypes = { "yaml" }, root_markers = { ".orgaudit.yaml", ".git" } })
    vim.lsp.enable("orgaudit")
  end
  vim.cmd("edit " .. file)
  vim.bo.filetype = "yaml"
  if not vim.lsp.config then
    vim.lsp.buf_attach_client(0, vim.lsp.start_client({ name = "orgaudit", cmd = command, root_dir = folder }))
  end
  local here = vim.api.nvim_get_current_buf()
  until_(function() return #vim.diagnostic.get(here) > 0 end)
  told.diagnostics = {}
  for _, item in ipairs(vim.diagnostic.get(here)) do
    local line = vim.api.nvim_buf_get_lines(here, item.lnum, item.lnum + 1, true)[1]
    table.insert(told.diagnostics, {
      code = item.code or (item.user_data.lsp or {}).code,
      source = item.source,
      severity = item.severity,
      under = item.lnum == item.end_lnum and line:sub(item.col + 1, item.end_col) or "",
    })
  end

  at("manual: なし", 8)
  vim.lsp.buf.hover()
  local function float()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= "" then return window end
    end
  end
  until_(float)
  told.hover = text(vim.api.nvim_win_get_buf(float()))
  vim.api.nvim_win_close(float(), true)

  at("秋山さん")
  vim.lsp.buf.definition()
  until_(function() return vim.api.nvim_get_current_line():find("name: 秋山 一", 1, true) end)
  told.definition = vim.api.nvim_get_current_line()

  at("head: 石田", 9)
  local params = vim.lsp.util.make_position_params(0, "utf-16")
  local completion = vim.lsp.buf_request_sync(here, "textDocument/completion", params, patience)
  told.completion = {}
  for _, answer in pairs(completion) do
    for _, item in ipairs(answer.result.items) do table.insert(told.completion, item.label) end
  end

  at("manual: なし", 8)
  local choose = vim.ui.select
  told.actions = {}
  vim.ui.select = function(items, options, chosen)
    for _, item in ipairs(items) do
      local title = options.format_item(item)
      table.insert(told.actions, title)
    end
    for number, item in ipairs(items) do
      if told.actions[number]:find("SIL003", 1, true) then return chosen(item, number) end
    end
  end
  local before = text(here)
  vim.lsp.buf.code_action()
  until_(function() return text(here) ~= before end)
  vim.ui.select = choose
  told.waived = text(here)
  vim.cmd("silent undo")

  at("秋山さん")
  vim.lsp.buf.rename("秋山 花子")
  until_(function() return text(here):find("秋山 花子", 1, true) end)
  told.renamed = text(here)

  -- Typing: what was found goes where its cause goes.
  vim.cmd("silent %s/manual: なし/manual: ok/")
  until_(function()
    for _, item in ipairs(vim.diagnostic.get(here)) do
      if (item.code or item.user_data.lsp.code) == "SIL003" then return false end
    end
    return true
  end)
  told.settled = #vim.diagnostic.get(here)
end

local fine, trouble = pcall(main)
if not fine then told.trouble = tostring(trouble) end
vim.fn.writefile({ vim.fn.json_encode(told) }, answers)
vim.cmd("qall!")
