"""How much a centre's list can be; beyond it a file is forged or not a list.

The largest honest workbook that was made up for measuring (twenty years of a
presence matrix of 400 guests) stays a factor three below each of these.
"""

MAX_FILE = 25_000_000
"""Bytes of the file itself."""
MAX_UNPACKED = 50_000_000
"""Bytes of all parts of a packed workbook together, unpacked."""
MAX_PARTS = 2_000
"""Files inside a packed workbook."""
MAX_SHEETS = 100
MAX_CELLS = 1_000_000
"""Cells of all sheets together, blanks between filled cells included."""
MAX_COLUMNS = 3_000
MAX_FIELD = 200_000
"""Characters of one field in a text file."""
MAX_GUEST_ROWS = 20_000
"""Rows of people in one file; reading a phone number takes a tenth of a millisecond."""
