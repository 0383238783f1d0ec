"""Every act, one function each, verb first; see `acts` for the order every one of them keeps."""
