"""How much a centre's list can be; beyond it a file is forged or not a list.

Twenty years of a presence matrix in one workbook (a row for each of 250 guests, a column
for each of 200 days) stays within each of these.
"""

MAX_FILE = 25_000_000
"""Bytes of the file itself."""
MAX_UNPACKED = 120_000_000
"""Bytes of all parts of a packed workbook together, unpacked."""
MAX_PARTS = 2_000
"""Files inside a packed workbook."""
MAX_SHEETS = 100
MAX_TAGS = 2_500_000
"""Opening and closing tags of all parts together; the time of reading goes with their number."""
MAX_CELLS = 1_000_000
"""Cells of all sheets together, blanks before the last filled cell of each row included."""
MAX_COLUMNS = 3_000
MAX_ROWS = 100_000
"""Filled rows of one sheet: twenty years of visits, a row for each, are half of it."""
MAX_FIELD = 200_000
"""Characters of one field in a text file."""
MAX_GUEST_ROWS = 10_000
"""Rows of people in one file; names, phones and dates of a row take a tenth of a millisecond."""
