"""The command line: parse, call, print, exit. The only room that talks to streams and files of reports."""
