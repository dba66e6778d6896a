"""Every attack that was tried. Whatever comes in, the answer is a clear refusal or plain text; nothing is half-stored.

Network (test_network): inside addresses by number, name, odd spelling, mixed answers, rebinding and redirect; other
schemes; user names in addresses; line breaks in headers; other ports.

Servers (test_servers): endless and slow answers, bombs, packings in one another, lies about length, type and charset,
answers without a page, validators that are no text.

Documents (test_documents): scripts, handlers, direction tricks, NULs, lone surrogates, endless lines, deep nesting, a
million elements, entity expansion, outside entities, zips and programs under false names, mail in mail in mail, headers
that decode to tricks, PDF rubbish and PDF bombs, texts on which extraction could choke.

Feeds (test_feeds): all of that in items, feeds that lead inside, thousands of items, lists of feeds.

Screens (test_screens): what was stored of hostile input, as editors and readers see it.
"""
